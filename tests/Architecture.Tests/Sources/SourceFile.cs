namespace Automations.Architecture.Tests.Sources;

/// <summary>A source file of the repository, for the rules that the compiled code no longer shows.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<SourceFile> In(string folder) =>
        [.. Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => new SourceFile(path, File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path))))];

    /// <summary>The lines from each orchestration trigger to the end of its method: how much one has to read at once.</summary>
    public IEnumerable<int> OrchestratorLengths() =>
        Enumerable.Range(0, Lines.Count).Where(line => Lines[line].Contains("[OrchestrationTrigger]", StringComparison.Ordinal)).Select(LengthFrom);

    private int LengthFrom(int start)
    {
        var depth = 0;
        for (var line = start; line < Lines.Count; line++)
        {
            depth += Lines[line].Count(c => c == '{') - Lines[line].Count(c => c == '}');
            if (depth == 0 && line > start && Lines[line].TrimEnd().EndsWith('}'))
            {
                return line - start + 1;
            }
        }

        return Lines.Count - start;
    }
}
