namespace Automations.Messages.Texts;

/// <summary>Where the texts of messages come from.</summary>
internal interface IMessageTexts
{
    /// <returns>Null when this place has no text of that name in that language.</returns>
    Task<MessageText?> FindAsync(string template, string language, CancellationToken cancellation);
}

/// <param name="Source">File or blob, as named in errors.</param>
internal sealed record MessageText(string Source, string Content);
