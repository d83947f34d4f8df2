using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys;

/// <summary>Begins the pulse of each month on the working day that the programme names, if it names one.</summary>
public sealed class MonthlyPulse(ISurveyOrders orders, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>For so many working days a morning that was missed is made up for; later in the month a pulse would be too near the next.</summary>
    private const int DaysOfGrace = 3;

    [Function(nameof(BeginMonthlyPulse))]
    public async Task BeginMonthlyPulse(
        [TimerTrigger("0 0 5 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (programme.Surveys.PulseOnWorkingDay is not { } wanted)
            return;
        var today = programme.OfficeCalendar().DayOf(time.GetUtcNow());
        if (NumberOf(today) is { } number && number >= wanted && number <= wanted + DaysOfGrace)
            await orders.PlaceAsync(new() { Survey = BuiltInSurveys.MonthlyPulse, Run = $"{BuiltInSurveys.MonthlyPulse}-{today:yyyy-MM}" }, client, cancellation);
    }

    /// <returns>Which working day of its month it is; null for a day off.</returns>
    private int? NumberOf(DateOnly day)
    {
        var calendar = programme.OfficeCalendar();
        return calendar.IsWorkingDay(day) ? Enumerable.Range(1, day.Day).Count(number => calendar.IsWorkingDay(new(day.Year, day.Month, number))) : null;
    }
}
