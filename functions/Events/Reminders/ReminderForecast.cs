using Automations.Delivery;
using Automations.Events.Store;
using Automations.Programme;

namespace Automations.Events.Reminders;

/// <summary>Tells community managers early what the mailboxes cannot do, while there is time to add one or to remind earlier.</summary>
internal sealed class ReminderForecast(ISendingCapacity capacity, ProgrammeSettings programme, TimeProvider clock)
{
    /// <summary>For all seats when they are limited, else for those taken. Empty for what is over or cancelled.</summary>
    public async ValueTask<IReadOnlyList<ReminderReach>> OfAsync(EventRecord record, SeatCount seats, CancellationToken cancellation) =>
        record.State == EventState.Cancelled || record.Details.Time.Start <= clock.GetUtcNow()
            ? []
            : ReminderReach.Of(record, record.Details.Capacity ?? seats.Seats, EventRunRules.Of(programme), await capacity.ReadAsync(cancellation));
}
