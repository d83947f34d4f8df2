using Automations.Programme;

namespace Automations.Delivery.Outbox;

internal static class DueTime
{
    /// <summary>The first moment from <paramref name="now"/> on at which the message may reach its recipient.</summary>
    public static DateTimeOffset Of(MessageIntent intent, ProgrammeSettings programme, DateTimeOffset now)
    {
        var earliest = intent.NotBefore > now ? intent.NotBefore.Value.ToUniversalTime() : now;
        return intent.AtOnce ? earliest : programme.CalendarOf(intent.Recipient.Holidays, intent.Recipient.TimeZone).NextWorkingMoment(earliest);
    }
}
