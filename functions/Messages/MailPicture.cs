namespace Automations.Messages;

/// <summary>A picture that travels inside a mail; the text shows it as <c>![alternative text](cid:id)</c>.</summary>
/// <param name="Id">Letters, digits and hyphens; unique within the mail.</param>
public sealed record MailPicture(string Id, byte[] Png);
