namespace Automations.Programme.Topics;

/// <summary>Section <c>topicRules</c> of a programme file.</summary>
public sealed record TopicRules
{
    /// <summary>A week is compared with the eight before it, so their items must still be there.</summary>
    public const int LeastRetention = 70;
    public const int MostRetention = 365;

    /// <summary>So many days after its day an item, its text and what was made of it are deleted. What was published stays, without samples.</summary>
    public int TextRetentionDays { get; init; } = 90;

    internal static TopicRules Read(JsonSection section)
    {
        var rules = new TopicRules { TextRetentionDays = section.Number("textRetentionDays", LeastRetention, MostRetention, new TopicRules().TextRetentionDays) };
        section.Close();
        return rules;
    }
}
