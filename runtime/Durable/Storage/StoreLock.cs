namespace Automations.Runtime.Durable.Storage;

/// <summary>Keeps a second process off the same database; the operating system releases it when the process dies, however it does.</summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream file;

    private StoreLock(FileStream file) => this.file = file;

    /// <exception cref="DurableStoreException">Another process holds it, or the folder cannot be written.</exception>
    public static StoreLock Take(string databasePath)
    {
        try
        {
            var path = databasePath + ".lock";
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw StoreErrors.NotWritable(databasePath, exception);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw StoreErrors.NotWritable(databasePath, exception);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            throw StoreErrors.InUse(databasePath, exception);
        }
        catch (IOException exception)
        {
            throw StoreErrors.NotWritable(databasePath, exception);
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>The operating system's words for a lock that another holds: other failures are the disk's.</summary>
    private static bool IsHeld(IOException exception)
    {
        const int SharingViolation = unchecked((int)0x80070020);
        const int WouldBlockOnLinux = 11;
        const int WouldBlockOnMac = 35;
        return exception.HResult == (OperatingSystem.IsWindows() ? SharingViolation : OperatingSystem.IsMacOS() ? WouldBlockOnMac : WouldBlockOnLinux);
    }
}
