using System.Collections.Concurrent;
using Automations.Runtime.Host.State;
using Azure;
using Azure.Storage.Queues;

namespace Automations.Runtime.Host.Queues;

/// <summary>
/// The messages of one queue that are leased to us. Leases are short and renewed while needed; they are also written down, so
/// that after a kill the next start gives the messages back at once instead of waiting for the leases to run out.
/// </summary>
internal sealed class Leases(QueueClient queue, string journalPath) : IAsyncDisposable
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, HeldMessage> _held = new(StringComparer.Ordinal);
    private readonly JsonFile<Dictionary<string, string>> _journal = new(journalPath);
    private readonly Lock _writing = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _renewing = Task.CompletedTask;

    public int Count => _held.Count;

    /// <summary>Gives back what a killed process had leased.</summary>
    /// <returns>Whether the last process ended without giving its leases back.</returns>
    public async Task<bool> RecoverAsync(CancellationToken cancellation)
    {
        var left = _journal.Read();
        foreach (var (id, popReceipt) in left ?? [])
            await TryAsync(() => queue.UpdateMessageAsync(id, popReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation));
        _renewing = RenewAsync();
        return left is not null;
    }

    public void Take(IEnumerable<HeldMessage> messages)
    {
        foreach (var message in messages)
            _held[message.Message.MessageId] = message;
        Write();
    }

    /// <summary>The message is done with: delete it.</summary>
    public Task DeleteAsync(HeldMessage held) =>
        ReleaseAsync(held, () => queue.DeleteMessageAsync(held.Message.MessageId, held.PopReceipt));

    /// <summary>The message may be received again from now on.</summary>
    public Task ReturnAsync(HeldMessage held) =>
        ReleaseAsync(held, () => queue.UpdateMessageAsync(held.Message.MessageId, held.PopReceipt, visibilityTimeout: TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var held in _held.Values)
            await TryAsync(() => ReturnAsync(held));
        _journal.Delete();
        _stop.Dispose();
    }

    private async Task ReleaseAsync(HeldMessage held, Func<Task> release)
    {
        await held.Turn.WaitAsync();
        try
        {
            held.Released = true;
            await release();
        }
        finally
        {
            _held.TryRemove(held.Message.MessageId, out _);
            held.Turn.Release();
        }
    }

    private async Task RenewAsync()
    {
        using var pause = new PeriodicTimer(Length / 3, TimeProvider.System);
        while (await pause.WaitForNextTickAsync(_stop.Token))
        {
            foreach (var held in _held.Values)
                await TryAsync(() => RenewAsync(held));
            Write();
        }
    }

    private async Task RenewAsync(HeldMessage held)
    {
        await held.Turn.WaitAsync(_stop.Token);
        try
        {
            if (held.Released)
                return;
            var receipt = await queue.UpdateMessageAsync(
                held.Message.MessageId, held.PopReceipt, visibilityTimeout: Length, cancellationToken: _stop.Token);
            held.PopReceipt = receipt.Value.PopReceipt;
        }
        finally
        {
            held.Turn.Release();
        }
    }

    private void Write()
    {
        lock (_writing)
            _journal.Write(_held.ToDictionary(held => held.Key, held => held.Value.PopReceipt));
    }

    /// <summary>A lease that is gone already is no failure: the message comes again, and functions bear that.</summary>
    private static async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (RequestFailedException)
        {
        }
    }
}
