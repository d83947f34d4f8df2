namespace Microsoft.DurableTask.Abstractions;

public static class TaskOrchestrationVersioningUtils
{
    /// <summary>
    /// Compares as <see cref="Version"/> when both sides are dotted numbers, otherwise as text without regard to case.
    /// An empty version is older than any other.
    /// </summary>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        if (string.IsNullOrWhiteSpace(sourceVersion) || string.IsNullOrWhiteSpace(otherVersion))
        {
            return (string.IsNullOrWhiteSpace(sourceVersion) ? 0 : 1) - (string.IsNullOrWhiteSpace(otherVersion) ? 0 : 1);
        }

        return Version.TryParse(sourceVersion, out var source) && Version.TryParse(otherVersion, out var other)
            ? source.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
