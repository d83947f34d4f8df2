using System.Text.Json;
using Automations.People;

namespace Automations.Delivery;

/// <summary>
/// A message somebody should get. <see cref="Occasion"/> and the recipient together are its key within the workflow: the same intent
/// again is the same message.
/// </summary>
public sealed record MessageIntent
{
    /// <summary>Names the one reason for this message, for example <c>onboarding-{personId}/welcome</c>.</summary>
    public required string Occasion { get; init; }

    /// <summary>The workflow instance on whose behalf it is sent.</summary>
    public required string Workflow { get; init; }

    public required Recipient Recipient { get; init; }

    /// <summary>The sender's lane by id; any of the programme's lanes when null.</summary>
    public string? Lane { get; init; }

    /// <summary>Folder of the text, for example <c>Onboarding/Welcome</c>.</summary>
    public required string Template { get; init; }

    /// <summary>The template's view record as JSON.</summary>
    public required JsonElement View { get; init; }

    public MessageKind Kind { get; init; } = MessageKind.Mail;

    public MessagePriority Priority { get; init; } = MessagePriority.Personal;

    /// <summary>Not sent earlier. Working hours of the recipient apply on top, unless <see cref="AtOnce"/>.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The direct answer to something the recipient did a moment ago, or a call for help: does not wait for working hours.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Past this moment the message is skipped as out of date instead of sent.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Set for <see cref="MessageKind.Invitation"/>.</summary>
    public Appointment? Appointment { get; init; }

    /// <summary>For <see cref="MessageKind.Mail"/>: small texts such as a calendar file.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>
    /// Name of a part of the view that many messages of the workflow have in common, kept once with <see cref="ISharedViews"/> instead of
    /// in every message. What <see cref="View"/> says itself goes before it.
    /// </summary>
    public string? SharedView { get; init; }

    /// <summary>
    /// Where a POST with the body <c>List-Unsubscribe=One-Click</c> ends such mails for the recipient, without signing in (RFC 8058). Mail
    /// programmes want https. Sent as the headers <c>List-Unsubscribe</c> and <c>List-Unsubscribe-Post</c>.
    /// </summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>
    /// Always a mail of its own. Other messages of the lowest priority become one mail with what else is due to the same person on the same
    /// day, unless they go <see cref="AtOnce"/>.
    /// </summary>
    public bool StandsAlone { get; init; }

    /// <summary>Merges as those of the lowest priority do, and waits a few minutes for others, but no weekly cap and no opt-out keeps it back.</summary>
    public bool MayWait { get; init; }
}

/// <param name="ContentType">With its parameters, for example <c>text/calendar; method=PUBLISH</c>; the text is written in UTF-8.</param>
public sealed record MailAttachment(string Name, string ContentType, string Text);

/// <param name="Address">Mail address; for a channel card the channel's name.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Holidays">ISO 3166-2 code whose public holidays count.</param>
public sealed record Recipient(string? PersonId, string Address, string Name, string GivenName, string Language, string TimeZone, string Holidays)
{
    public static Recipient Of(Person person) =>
        new(person.Id, person.Mail, person.DisplayName, person.GivenName, person.Language, person.TimeZone, person.Holidays);

    /// <summary>The community's channel.</summary>
    public static Recipient Channel(string language, string timeZone, string holidays) =>
        new(PersonId: null, Address: "channel", Name: "", GivenName: "", language, timeZone, holidays);
}

public sealed record Appointment(DateTimeOffset Start, TimeSpan Length, string TimeZone, bool OnlineMeeting);

public enum MessageKind
{
    Mail,

    /// <summary>A calendar event in the lane's mailbox; Exchange sends the invitation.</summary>
    Invitation,

    /// <summary>An Adaptive Card in the community's Teams channel.</summary>
    ChannelCard,
}

/// <summary>Order in which a lane works off what is due.</summary>
public enum MessagePriority
{
    Answer,
    Approval,
    Personal,
    Bulk,
}
