using Automations.Runtime.Host.State;

namespace Automations.Runtime.Host.Timers;

/// <summary>Remembers in the state folder when each timer ran and is due next, so that a start finds what was missed.</summary>
internal sealed class ScheduleMonitor
{
    private readonly JsonFile<Dictionary<string, TimerStatus>> _file;
    private readonly Dictionary<string, TimerStatus> _statuses;
    private readonly Lock _gate = new();

    public ScheduleMonitor(string path)
    {
        _file = new JsonFile<Dictionary<string, TimerStatus>>(path);
        _statuses = _file.Read() ?? [];
    }

    public TimerStatus? Find(string function)
    {
        lock (_gate)
            return _statuses.GetValueOrDefault(function);
    }

    public void Save(string function, TimerStatus status)
    {
        lock (_gate)
        {
            _statuses[function] = status;
            _file.Write(_statuses);
        }
    }
}

/// <param name="Schedule">For which schedule <paramref name="Next"/> was worked out.</param>
/// <param name="Last">When it was last due; null before the first time.</param>
internal sealed record TimerStatus(string Schedule, DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset Updated);
