using System.Globalization;
using Automations.Runtime.Host.Startup;

namespace Automations.Runtime.Host.State;

/// <summary>The folder that keeps everything between starts. One process holds it at a time.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly FileStream _lock;

    private StateFolder(string path, FileStream heldLock)
    {
        Path = path;
        _lock = heldLock;
    }

    public string Path { get; }

    /// <exception cref="StartupException">It cannot be written, or another process holds it.</exception>
    public static StateFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var heldLock = new FileStream(
                System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(HolderFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new StateFolder(path, heldLock);
        }
        catch (IOException taken) when (IsHeld(taken))
        {
            throw new StartupException(
                $"The state folder {path} is in use{Holder(path)}. Stop that one first, or give this one a folder of its own with --state DIR.",
                taken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The state folder {path} cannot be written: {refused.Message} Make it writable, or choose another one with --state DIR.",
                refused);
        }
    }

    public string FileNamed(string name) => System.IO.Path.Combine(Path, name);

    public string FolderNamed(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => _lock.Dispose();

    private static string HolderFile(string path) => System.IO.Path.Combine(path, "process");

    /// <summary>The operating system's words for a lock that another holds: other failures are the disk's.</summary>
    private static bool IsHeld(IOException exception)
    {
        const int SharingViolation = unchecked((int)0x80070020);
        const int WouldBlockOnLinux = 11;
        const int WouldBlockOnMac = 35;
        return exception.HResult == (OperatingSystem.IsWindows() ? SharingViolation : OperatingSystem.IsMacOS() ? WouldBlockOnMac : WouldBlockOnLinux);
    }

    private static string Holder(string path) =>
        File.Exists(HolderFile(path)) ? $" by process {File.ReadAllText(HolderFile(path)).Trim()}" : "";
}
