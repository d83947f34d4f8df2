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
        catch (IOException exception) when (File.Exists(databasePath + ".lock"))
        {
            throw StoreErrors.InUse(databasePath, exception);
        }
        catch (IOException exception)
        {
            throw StoreErrors.NotWritable(databasePath, exception);
        }
    }

    public void Dispose() => file.Dispose();
}
