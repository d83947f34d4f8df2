namespace Automations.Topics;

/// <summary>What the message of an eruption may mention.</summary>
/// <param name="Names">The topics in one line.</param>
/// <param name="Week">From its Monday to its Sunday, in words.</param>
/// <param name="Lines">What there is to say of each.</param>
public sealed record TopicsEruptedView(string Names, string Week, IReadOnlyList<string> Lines, Uri Page);
