namespace Automations.Digests.Thanks;

/// <summary>One colleague's thanks to another.</summary>
/// <param name="To">Object id of who is thanked.</param>
/// <param name="From">Object id of who thanks.</param>
/// <param name="Text">Plain text.</param>
/// <param name="IsRemoved">Who was thanked does not want it told. It stays so that it cannot come back.</param>
public sealed record ThankYou(string Id, string To, string ToName, string From, string FromName, string Text, DateTimeOffset At, bool IsRemoved = false)
{
    public const int LongestText = 300;
}
