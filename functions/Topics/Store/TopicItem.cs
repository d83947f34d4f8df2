using Automations.Topics.Tallies;
using Automations.Topics.Weeks;

namespace Automations.Topics.Store;

/// <summary>One item as it is kept.</summary>
/// <param name="Key">Made from the note's id; the same item again has the same.</param>
/// <param name="Text">Without names, addresses, numbers and links.</param>
/// <param name="IsQuotable">Asked openly, so that it may be shown as a sample.</param>
internal sealed record TopicItem(string Key, IsoWeek Week, string Text, bool IsQuotable, NoteReading Reading);

/// <summary>An item that is in no part of the week's tally yet.</summary>
internal sealed record PendingItem(string Key, NoteReading Reading);
