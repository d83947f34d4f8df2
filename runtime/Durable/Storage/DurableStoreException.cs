namespace Automations.Runtime.Durable.Storage;

public enum DurableStoreProblem
{
    /// <summary>Another process works on the file.</summary>
    InUse,

    /// <summary>The file was written by a newer version of this program.</summary>
    Newer,

    /// <summary>The file is damaged, or is not ours at all.</summary>
    Corrupt,

    /// <summary>The folder or file cannot be written.</summary>
    NotWritable,

    /// <summary>The disk is full, or failed in another way while writing.</summary>
    WriteFailed,
}

/// <summary>The durable state cannot be used. The message says what is wrong and what to do; nothing has been changed or deleted.</summary>
public sealed class DurableStoreException(DurableStoreProblem problem, string path, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public DurableStoreProblem Problem { get; } = problem;

    public string Path { get; } = path;
}
