namespace Automations.Onboarding.Activities;

/// <summary>One answered check-in, kept as a line of the champion's record.</summary>
public sealed record CheckInNote(string PersonId, CheckInAnswer Answer)
{
    /// <summary>The day of the answer on the champion's calendar.</summary>
    public DateOnly? On { get; init; }

    /// <returns>Null when the answer for this day is in the notes already.</returns>
    public string? AppendTo(string? notes)
    {
        var lines = (notes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var day = $"Day {Answer.Day}: ";
        if (lines.Any(line => line.StartsWith(day, StringComparison.Ordinal)))
            return null;
        var help = Answer.NeedsHelp ? ", wants help" : "";
        var words = Answer.Note is { Length: > 0 } note ? $", {note.ReplaceLineEndings(" ")}" : "";
        return string.Join('\n', lines.Append($"{day}{Answer.Feeling} of 5{help}{words}"));
    }
}
