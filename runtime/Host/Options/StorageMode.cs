namespace Automations.Runtime.Host.Options;

/// <summary>Where the storage emulator keeps its data.</summary>
public enum StorageMode
{
    /// <summary>In the state folder: it is there again after a restart.</summary>
    Disk,

    /// <summary>
    /// Nowhere: it is gone when the emulator ends. For measuring with very much data, of which the emulator otherwise writes all to disk every
    /// five seconds and answers nobody meanwhile.
    /// </summary>
    Memory,
}
