namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>What schedules showed.</summary>
internal struct ModelTally
{
    public int Schedules;
    public int Attempts;

    /// <summary>Pictures that the vendor holds more than once.</summary>
    public int Twice;

    /// <summary>Pictures that the ledger says are in and that are not, or that were never settled.</summary>
    public int Lost;

    /// <summary>Pictures with the id of another's face.</summary>
    public int WrongFace;

    /// <summary>Pictures that are in.</summary>
    public int Settled;

    /// <summary>Pictures about which a person must decide.</summary>
    public int Undecidable;

    /// <summary>The same, although the vendor can prove absence.</summary>
    public int NeedlesslyUndecidable;

    /// <summary>Rows that say that two attempts may be in.</summary>
    public int Alarms;

    public readonly int Violations => Twice + Lost + WrongFace + NeedlesslyUndecidable + Alarms;

    public void Add(in ModelTally other)
    {
        Schedules += other.Schedules;
        Attempts += other.Attempts;
        Twice += other.Twice;
        Lost += other.Lost;
        WrongFace += other.WrongFace;
        Settled += other.Settled;
        Undecidable += other.Undecidable;
        NeedlesslyUndecidable += other.NeedlesslyUndecidable;
        Alarms += other.Alarms;
    }

    public override readonly string ToString() =>
        $"{Schedules} schedules, {Attempts} attempts: {Twice} stored twice, {Lost} lost, {WrongFace} with a wrong face, "
        + $"{Undecidable} undecidable ({NeedlesslyUndecidable} needlessly), {Alarms} alarms";
}
