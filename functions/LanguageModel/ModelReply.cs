namespace Automations.LanguageModel;

/// <param name="Answer">Null when there was a setback.</param>
/// <param name="RetryAfter">Set when the model says when it has time again.</param>
public sealed record ModelReply<T>(T? Answer, Setback Setback, TimeSpan? RetryAfter = null)
    where T : class
{
    /// <summary>Asking the same again later may succeed.</summary>
    public bool MaySucceedLater => Setback is Setback.Busy or Setback.Unavailable or Setback.TooSlow;
}

public static class ModelReply
{
    public static ModelReply<T> Of<T>(T answer)
        where T : class => new(answer, Setback.None);

    public static ModelReply<T> Failed<T>(Setback setback, TimeSpan? retryAfter = null)
        where T : class => new(null, setback, retryAfter);
}

/// <summary>Why there is no answer.</summary>
public enum Setback
{
    None,

    /// <summary>The programme uses no model.</summary>
    NotSet,

    /// <summary>This month's tokens are used up.</summary>
    OutOfBudget,

    /// <summary>Throttled (429).</summary>
    Busy,

    /// <summary>Not reached, or broken on its side.</summary>
    Unavailable,

    TooSlow,

    /// <summary>Its content filter stopped the question or the answer.</summary>
    Filtered,

    /// <summary>The model does not want to.</summary>
    Declined,

    /// <summary>The answer was longer than allowed.</summary>
    CutShort,

    /// <summary>The answer does not have the shape that was asked for.</summary>
    Malformed,

    /// <summary>Wrong key, no permission, no such deployment: somebody has to look at the settings.</summary>
    Misconfigured,
}
