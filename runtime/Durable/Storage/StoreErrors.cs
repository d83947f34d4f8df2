using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Durable.Storage;

internal static class StoreErrors
{
    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    public static InvalidOperationException Exists(InstanceRecord instance) => new(
        $"An orchestration instance with id '{instance.Id}' already exists, with status {instance.Status}.");

    public static DurableStoreException InUse(string path, Exception? cause = null) => new(
        DurableStoreProblem.InUse,
        path,
        $"Another process is already working with '{path}'. Stop it first, or choose another state folder.",
        cause);

    public static DurableStoreException Newer(string path, long found, long known) => new(
        DurableStoreProblem.Newer,
        path,
        $"'{path}' was written by a newer version (schema {found}, this program knows up to {known}). "
        + "Use the newer version, or choose another state folder.");

    public static DurableStoreException Foreign(string path) => new(
        DurableStoreProblem.Corrupt,
        path,
        $"'{path}' is a database, but not one of this program. Choose another state folder, or move the file away.");

    public static DurableStoreException LogWithoutDatabase(string path) => new(
        DurableStoreProblem.Corrupt,
        path,
        $"'{path}' is damaged: it is empty or missing, but its log '{path}-wal' is not. "
        + "Restore both from a backup, or move the -wal file away as well to begin anew.");

    public static DurableStoreException From(Exception cause, string path) => (cause as SqliteException)?.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => Damaged(path, cause),
        null when cause is JsonException or InvalidCastException => Damaged(path, cause),
        ReadOnly or CannotOpen => NotWritable(path, cause),
        Full => new(DurableStoreProblem.WriteFailed, path, $"The disk is full: '{path}' cannot be written. Make room, then start again.", cause),
        _ => new(DurableStoreProblem.WriteFailed, path, $"Writing '{path}' failed ({cause.Message}). Check the disk, then start again.", cause),
    };

    /// <summary>What can be read and makes no sense is damage as well.</summary>
    public static DurableStoreException WhileReading(Exception cause, string path) =>
        cause is SqliteException ? From(cause, path) : Damaged(path, cause);

    public static DurableStoreException ReadOnlyFile(string path) => NotWritable(path, new UnauthorizedAccessException("it is read-only"));

    public static DurableStoreException NotWritable(string path, Exception cause) => new(
        DurableStoreProblem.NotWritable,
        path,
        $"'{path}' cannot be opened for writing ({cause.Message}). Check that the folder exists and may be written to.",
        cause);

    private static DurableStoreException Damaged(string path, Exception cause) => new(
        DurableStoreProblem.Corrupt,
        path,
        $"'{path}' is damaged ({cause.Message}). Restore it from a backup, or move it away (with its -wal file) to begin anew.",
        cause);
}
