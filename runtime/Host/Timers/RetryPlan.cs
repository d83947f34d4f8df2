using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Timers;

/// <summary>A function's retry attribute. Locally a retry follows at once, since a pause would only hold up simulated time; "without end" ends after five.</summary>
internal sealed class RetryPlan(int maxRetryCount)
{
    private const int Endless = 5;

    public static RetryPlan For(RetryAttribute? attribute) => new(attribute?.MaxRetryCount ?? 0);

    public bool Allows(int attempt) => attempt < (maxRetryCount < 0 ? Endless : maxRetryCount);

    public RetryContext ContextOf(int attempt) => new Attempt(attempt, maxRetryCount);

    private sealed class Attempt(int retryCount, int maxRetryCount) : RetryContext
    {
        public override int RetryCount => retryCount;

        public override int MaxRetryCount => maxRetryCount;
    }
}
