using System.Diagnostics;
using System.Text;

namespace Automations.EndToEnd;

/// <summary>What a process says on both its outputs.</summary>
internal sealed class ProcessOutput
{
    private readonly Lock guard = new();
    private readonly StringBuilder text = new();
    private readonly List<(string Wanted, TaskCompletionSource Found)> waiting = [];

    public string Text
    {
        get
        {
            lock (guard)
                return text.ToString();
        }
    }

    public void Clear()
    {
        lock (guard)
            text.Clear();
    }

    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <returns>False when the time is over.</returns>
    public async Task<bool> WaitForAsync(string wanted, TimeSpan limit)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
        {
            if (text.ToString().Contains(wanted, StringComparison.Ordinal))
                return true;
            waiting.Add((wanted, found));
        }
        try
        {
            await found.Task.WaitAsync(limit);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (guard)
        {
            text.AppendLine(line);
            foreach (var (_, found) in waiting.FindAll(one => line.Contains(one.Wanted, StringComparison.Ordinal)))
                found.TrySetResult();
            waiting.RemoveAll(one => one.Found.Task.IsCompleted);
        }
    }
}
