using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(SentText))]
public class SentTextTests
{
    // No test cases: an attribute cannot hold half a character.
    [Test]
    public void IsWellFormed_HalfACharacter_IsNot()
    {
        Assert.That(SentText.IsWellFormed(""), Is.True);
        Assert.That(SentText.IsWellFormed("a\ud83d\ude00b"), Is.True);
        foreach (var text in new[] { "a\ud83d", "\ud83da", "\ude00\ud83d" })
        {
            Assert.That(SentText.IsWellFormed(text), Is.False);
        }
    }

    [TestCase("", false)]
    [TestCase("a b", false)]
    [TestCase(" a", true)]
    [TestCase("a\u3000", true)]
    public void HasBlankEnds_AnyBlank_Counts(string text, bool expected) =>
        Assert.That(SentText.HasBlankEnds(text), Is.EqualTo(expected));

    [TestCase("a b", false)]
    [TestCase("a\u200bb", true)]
    [TestCase("\ufeffa", true)]
    [TestCase("a\u0000", true)]
    [TestCase("a\ufe0f", true)]
    [TestCase("a\udb40\udc41", true)]
    [TestCase("\ud83d\ude00", false)]
    public void HasInvisible_WhatNobodySees_IsFound(string text, bool expected) =>
        Assert.That(SentText.HasInvisible(text), Is.EqualTo(expected));

    [TestCase("one\ttwo\r\n", true)]
    [TestCase("a\u0007", false)]
    public void IsWriting_ControlCharacters_AreNotButForLayout(string text, bool expected) =>
        Assert.That(SentText.IsWriting(text), Is.EqualTo(expected));

    [TestCase("https://a.example/b", true)]
    [TestCase("https://a.example/b c", false)]
    [TestCase("https://a.example/\u200b", false)]
    public void IsWritten_UrlThatWouldBeSentEscaped_IsNot(string url, bool expected) =>
        Assert.That(SentText.IsWritten(url), Is.EqualTo(expected));
}
