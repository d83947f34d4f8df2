using Microsoft.Azure.Functions.Worker;

namespace Automations.Host.Sample;

public sealed class TimerFunctions(Journal journal)
{
    [Function(nameof(Morning))]
    public void Morning([TimerTrigger("0 30 7 * * 1-5")] TimerInfo timer) =>
        journal.Write($"morning{(timer.IsPastDue ? " late" : "")}, next {timer.ScheduleStatus?.Next:yyyy-MM-dd}");

    [Function(nameof(Shaky))]
    [FixedDelayRetry(2, "00:00:10")]
    public void Shaky([TimerTrigger("0 0 0 1 * *", UseMonitor = false)] TimerInfo timer, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(timer);
        journal.Write($"shaky try {context.RetryContext.RetryCount}");
        throw new InvalidOperationException("shaky");
    }
}
