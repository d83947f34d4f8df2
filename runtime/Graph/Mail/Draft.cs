namespace Automations.Runtime.Graph.Mail;

/// <summary>What a request says a message shall be; null leaves what is there.</summary>
internal sealed record Draft
{
    public string? InternetId { get; init; }

    public string? Subject { get; init; }

    public Recipient? From { get; init; }

    public IReadOnlyList<Recipient>? To { get; init; }

    public IReadOnlyList<Recipient>? Cc { get; init; }

    public IReadOnlyList<Recipient>? Bcc { get; init; }

    public IReadOnlyList<Recipient>? ReplyTo { get; init; }

    public string? Importance { get; init; }

    public IReadOnlyList<Header>? Headers { get; init; }

    public LetterBody? Body { get; init; }

    public IReadOnlyList<string>? Categories { get; init; }

    public bool? IsRead { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Properties { get; init; } = [];

    public IReadOnlyList<FileAttachment> Attachments { get; init; } = [];

    /// <summary>Whether it changes what the message says, which only a draft allows.</summary>
    public bool ChangesLetter => Subject is not null || From is not null || To is not null || Cc is not null || Bcc is not null
        || ReplyTo is not null || Body is not null || Headers is not null;

    public Letter Apply(Letter letter) => letter with
    {
        Subject = Subject ?? letter.Subject,
        From = From ?? letter.From,
        Importance = Importance ?? letter.Importance,
        Headers = Headers ?? letter.Headers,
        Preview = Body is null ? letter.Preview : HtmlText.Preview(Body),
        HasAttachments = letter.HasAttachments || Attachments.Any(a => !a.IsInline),
        Recipients = letter.Recipients with
        {
            To = To ?? letter.Recipients.To,
            Cc = Cc ?? letter.Recipients.Cc,
            Bcc = Bcc ?? letter.Recipients.Bcc,
            ReplyTo = ReplyTo ?? letter.Recipients.ReplyTo,
        },
    };
}
