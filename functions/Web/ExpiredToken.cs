namespace Automations.Web;

/// <summary>Known to a request whose bearer token was good once: whoever moves the clock, or left a script running, needs to hear that.</summary>
internal sealed record ExpiredToken(DateTimeOffset At)
{
    public override string ToString() => $"The token expired at {At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}
