// Stands in until the engine and the local Graph are there.
#pragma warning disable
using Automations.Runtime.Durable.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
namespace Automations.Runtime.Host.Interim
{
    public sealed class DurableStoreException(string m) : Exception(m);
    public sealed record DurableEngineOptions { public required string DatabasePath { get; init; } public int MaxConcurrentActivities { get; init; } public string DefaultVersion { get; init; } = ""; }
    public sealed class DurableEngine : ITimedWork, IAsyncDisposable
    {
        public static Task<DurableEngine> OpenAsync(DurableEngineOptions o, DurableTaskRegistry r, IServiceProvider s, TimeProvider clock, ILoggerFactory l, CancellationToken c) => Task.FromResult(new DurableEngine());
        public DurableTaskClient Client => throw new NotImplementedException();
        public Task StartAsync(CancellationToken c) => Task.CompletedTask;
        public Task StopAsync(CancellationToken c) => Task.CompletedTask;
        public string Name => "engine"; public long WorkCount => 0;
        public Task WaitUntilIdleAsync(CancellationToken c) => Task.CompletedTask;
        public ValueTask DisposeAsync() => default;
    }
}
