namespace Automations.Runtime.Graph.Mail;

internal sealed record Recipient(string? Name, string Address);

internal sealed record Recipients
{
    public IReadOnlyList<Recipient> To { get; init; } = [];

    public IReadOnlyList<Recipient> Cc { get; init; } = [];

    public IReadOnlyList<Recipient> Bcc { get; init; } = [];

    public IReadOnlyList<Recipient> ReplyTo { get; init; } = [];

    /// <summary>Everyone the message goes to, each address once.</summary>
    public IEnumerable<Recipient> Everyone() => To.Concat(Cc).Concat(Bcc).DistinctBy(r => r.Address, StringComparer.OrdinalIgnoreCase);
}

internal sealed record Header(string Name, string Value);

/// <summary>What a message says, shared by all copies of it. The body is stored apart, since lists do not need it.</summary>
internal sealed record Letter
{
    public long Id { get; init; }

    public required string InternetId { get; init; }

    public required string ConversationId { get; init; }

    public string Subject { get; init; } = "";

    public required Recipient From { get; init; }

    public Recipients Recipients { get; init; } = new();

    public string Importance { get; init; } = "normal";

    /// <summary>Headers beyond those that the other properties say.</summary>
    public IReadOnlyList<Header> Headers { get; init; } = [];

    public string Preview { get; init; } = "";

    public bool HasAttachments { get; init; }

    public string? SentAt { get; init; }
}

/// <summary>HTML, plain text, or both as alternatives.</summary>
internal sealed record LetterBody(string? Html, string? Text)
{
    /// <summary>The text alternative, derived from the HTML when the message has none.</summary>
    public string PlainText => Text ?? (Html is null ? "" : HtmlText.From(Html));
}
