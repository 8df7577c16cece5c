using System.Text;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>Every member that is read, in whatever order and company it comes.</summary>
[TestOf(typeof(TencentCloudReplyReader))]
public class TencentCloudReplyReaderTests
{
    private static TencentCloudResponse? Read(string json) =>
        TencentCloudReplyReader.Read(Encoding.UTF8.GetBytes(json));

    private static TencentCloudResponse Members(string members) => Read("{\"Response\":{" + members + "}}")!;

    [Test]
    public void Read_AllMembers_AreRead()
    {
        var all = Members(
            """
            "Unknown":{"SucFaceNum":9,"a":[{}]},"RequestId":"r-1","FaceModelVersion":3.0,"SucFaceNum":2,"SucFaceIds":["1",2],
            "SucFaceRects":[{"Width":3,"X":1,"Other":[1],"Height":4,"Y":2},null],"RetCode":[0,-1101],"SucIndexes":[1,0],
            "FaceId":12345678901234567890,"FaceRect":{"X":5},"SimilarPersonId":"s","PersonName":"n","PersonNum":7,
            "FaceNum":"8","GroupNum":true,"FaceIds":["f"],"Error":{"Message":"m","Code":"c","More":{}}
            """
        );
        Assert.That((all.RequestId, all.FaceModelVersion, all.SucFaceNum), Is.EqualTo(("r-1", "3.0", 2)));
        Assert.That(all.SucFaceIds, Is.EqualTo(new[] { "1", "2" }));
        Assert.That(all.SucFaceRects, Has.Count.EqualTo(2));
        var rect = all.SucFaceRects![0]!;
        Assert.That((rect.X, rect.Y, rect.Width, rect.Height), Is.EqualTo((1, 2, 3, 4)));
        Assert.That(all.SucFaceRects[1], Is.Null);
        Assert.That(all.RetCode, Is.EqualTo(new[] { 0, -1101 }));
        Assert.That(all.SucIndexes, Is.EqualTo(new[] { 1, 0 }));
        Assert.That((all.FaceId, all.FaceRect!.X), Is.EqualTo(("12345678901234567890", 5)));
        Assert.That((all.SimilarPersonId, all.PersonName, all.PersonNum), Is.EqualTo(("s", "n", "7")));
        Assert.That((all.FaceNum, all.GroupNum), Is.EqualTo(("8", (string?)null)));
        Assert.That(all.FaceIds, Is.EqualTo(new[] { "f" }));
        Assert.That((all.Error!.Code, all.Error.Message), Is.EqualTo(("c", "m")));
    }

    [Test]
    public void Read_Nulls_AreAbsent()
    {
        var none = Members(
            """
            "RequestId":null,"FaceModelVersion":null,"SucFaceNum":null,"SucFaceIds":null,"SucFaceRects":null,"RetCode":null,
            "SucIndexes":null,"FaceId":null,"FaceRect":null,"SimilarPersonId":null,"PersonName":null,"FaceIds":null,"Error":null
            """
        );
        Assert.That(
            new object?[]
            {
                none.RequestId,
                none.FaceModelVersion,
                none.SucFaceNum,
                none.SucFaceIds,
                none.SucFaceRects,
                none.RetCode,
                none.SucIndexes,
                none.FaceId,
                none.FaceRect,
                none.SimilarPersonId,
                none.PersonName,
                none.FaceIds,
                none.Error,
            },
            Is.All.Null
        );
    }

    [Test]
    public void Read_EscapedName_IsTheSameName() =>
        Assert.That(Members("\"\\u0052equestId\":\"r\"").RequestId, Is.EqualTo("r"));

    [TestCase("{}")]
    [TestCase("{\"Other\":{\"Response\":{}}}")]
    [TestCase("{\"Response\":null}")]
    public void Read_NoResponse_IsNone(string json) => Assert.That(Read(json), Is.Null);

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{\"Response\":[]}")]
    [TestCase("{\"Response\":1}")]
    [TestCase("{\"Response\":{}}{}")]
    [TestCase("{\"Response\":{}")]
    [TestCase("{\"Response\":{},\"Response\":{}}")]
    [TestCase("{\"Response\":{\"Error\":\"text\"}}")]
    [TestCase("{\"Response\":{\"RequestId\":{}}}")]
    [TestCase("{\"Response\":{\"RequestId\":true}}")]
    [TestCase("{\"Response\":{\"SucFaceNum\":\"1\"}}")]
    [TestCase("{\"Response\":{\"SucFaceNum\":1.5}}")]
    [TestCase("{\"Response\":{\"SucFaceNum\":2147483648}}")]
    [TestCase("{\"Response\":{\"SucFaceIds\":[[]]}}")]
    [TestCase("{\"Response\":{\"RetCode\":0}}")]
    [TestCase("{\"Response\":{\"RetCode\":[null]}}")]
    [TestCase("{\"Response\":{\"SucFaceRects\":{}}}")]
    [TestCase("{\"Response\":{\"SucFaceRects\":[1]}}")]
    [TestCase("{\"Response\":{\"FaceRect\":{\"X\":null}}}")]
    [TestCase("{\"Response\":{\"Unknown\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}}")]
    public void Read_AnotherShape_IsRefused(string json) =>
        Assert.That(() => Read(json), Throws.InstanceOf<Exception>());
}
