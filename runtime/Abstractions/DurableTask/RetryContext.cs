namespace Microsoft.DurableTask;

/// <summary>What a retry handler may know. It runs inside the orchestrator and must be deterministic too.</summary>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
