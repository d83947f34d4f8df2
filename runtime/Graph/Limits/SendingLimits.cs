using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Limits;

/// <summary>How many messages and recipients a mailbox sends; counted from the log of submissions, so a restart forgets nothing.</summary>
internal sealed class SendingLimits(LimitSettings settings)
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>Refuses, or counts the message as sent. Call inside the transaction that records the submission.</summary>
    /// <exception cref="GraphProblem">429 with Retry-After; 400 for too many recipients.</exception>
    public void Admit(Session session, string mailbox, int recipients, long now)
    {
        var limits = settings.Current;
        if (limits.RecipientsPerMessage is { } most && recipients > most)
            throw new GraphProblem(400, "ErrorInvalidRecipients", $"The message has {recipients} recipients; this mailbox may address {most} at once.");
        var window = Of(session, mailbox, now);
        window.Forget(now);
        if (limits.MessagesPerMinute is { } messages && window.Minute.Count >= messages)
        {
            var wait = window.Minute.ElementAt(window.Minute.Count - messages) + Minute - now;
            throw Throttled($"Application is over its MessageRate limit: {messages} messages a minute.", wait);
        }

        if (limits.RecipientsPerDay is { } daily && window.DayRecipients + recipients > daily)
        {
            throw new GraphProblem(
                429, "ErrorExceededMessageLimit", $"The mailbox is over its limit of {daily} recipients a day.", Seconds(window.UntilFree(recipients, daily) - now));
        }

        window.Add(now, recipients);
    }

    private static GraphProblem Throttled(string message, long wait) => new(429, "ApplicationThrottled", message, Seconds(wait));

    private static int Seconds(long milliseconds) => (int)Math.Max(1, (milliseconds + 999) / 1000);

    private Window Of(Session session, string mailbox, long now)
    {
        if (_windows.TryGetValue(mailbox, out var window))
            return window;
        window = new Window();
        var rows = session.Query(
            "SELECT at, recipients FROM submission WHERE mailbox = $1 AND at > $2 ORDER BY id", r => (At: r.GetInt64(0), Count: r.GetInt32(1)), mailbox, now - Day);
        foreach (var (at, count) in rows)
            window.Add(at, count);
        _windows.Add(mailbox, window);
        return window;
    }

    private sealed class Window
    {
        private readonly Queue<(long At, int Recipients)> _day = new();

        public Queue<long> Minute { get; } = new();

        public int DayRecipients { get; private set; }

        public void Add(long at, int recipients)
        {
            Minute.Enqueue(at);
            _day.Enqueue((at, recipients));
            DayRecipients += recipients;
        }

        public void Forget(long now)
        {
            while (Minute.TryPeek(out var at) && at <= now - SendingLimits.Minute)
                Minute.Dequeue();
            while (_day.TryPeek(out var first) && first.At <= now - Day)
                DayRecipients -= _day.Dequeue().Recipients;
        }

        public long UntilFree(int recipients, int daily)
        {
            var left = DayRecipients;
            foreach (var (at, count) in _day)
            {
                left -= count;
                if (left + recipients <= daily)
                    return at + Day;
            }

            return Day;
        }
    }
}
