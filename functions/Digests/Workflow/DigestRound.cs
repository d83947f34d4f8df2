namespace Automations.Digests.Workflow;

/// <param name="Activity">Called with a <see cref="DigestPage"/> for every page.</param>
/// <param name="Instance">The edition's workflow.</param>
/// <param name="Next">The first page that is still to do.</param>
public sealed record DigestRound(string Activity, string Edition, string Instance, int Pages, DateOnly SendOn, int Next = 0)
{
    public const string Name = "DigestRound";

    /// <summary>Of the instance ids: another than that of the editions, whose steps the rounds are.</summary>
    public const string Prefix = "digestround-";
}

/// <param name="Page">From 0.</param>
/// <param name="Instance">The edition's workflow.</param>
public sealed record DigestPage(string Edition, string Instance, int Page, DateOnly SendOn);
