using System.Text;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Startup;
using Microsoft.Win32.SafeHandles;

namespace Automations.Runtime.Host.State;

/// <summary>Where simulated time stands, written before the clock moves. One small write in place: it survives a killed process.</summary>
internal sealed class ClockFile : IDisposable
{
    private const int Width = 40;
    private readonly SafeFileHandle _file;
    private readonly byte[] _line = new byte[Width];

    public ClockFile(string path)
    {
        Saved = Read(path);
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
    }

    /// <summary>What the file held when it was opened; null in a fresh state folder.</summary>
    public DateTimeOffset? Saved { get; }

    public void Save(DateTimeOffset now)
    {
        Encoding.ASCII.GetBytes(IsoInstant.Write(now).PadRight(Width - 1) + "\n", _line);
        RandomAccess.Write(_file, _line, 0);
    }

    public void Dispose() => _file.Dispose();

    private static DateTimeOffset? Read(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return null;
        var text = File.ReadAllText(path).Trim();
        return IsoInstant.TryParse(text, out var saved)
            ? saved
            : throw new StartupException(
                $"The clock's file {path} is damaged: it holds '{(text.Length > 40 ? text[..40] + "…" : text)}'. "
                + "Write the simulated time into it, as 2027-01-04T08:00:00Z, or start over with an empty folder: --state DIR.");
    }
}
