namespace Automations.Architecture.Tests.Sources;

public sealed class SourceTests
{
    private const int LongestFile = 300;
    private const int LongestOrchestrator = 100;

    [Theory]
    [InlineData("functions")]
    [InlineData("runtime")]
    public void Files_FitInOneRead(string folder)
    {
        var files = SourceFile.In(folder);

        Assert.NotEmpty(files);
        Assert.Empty(files.Where(file => file.Lines.Count > LongestFile).Select(file => $"{file.Path}: {file.Lines.Count} lines"));
    }

    [Fact]
    public void Orchestrators_ReadFromTopToBottom()
    {
        var orchestrators = SourceFile.In("functions").SelectMany(file => file.OrchestratorLengths().Select(length => (file.Path, length))).ToList();

        Assert.NotEmpty(orchestrators);
        Assert.DoesNotContain(orchestrators, orchestrator => orchestrator.length > LongestOrchestrator);
    }

    [Fact]
    public void FunctionApp_CompilesTheSameOnBothPlatforms() =>
        Assert.DoesNotContain(SourceFile.In("functions"), file => file.Lines.Any(line => line.StartsWith("#if", StringComparison.Ordinal)));

    [Fact]
    public void OrchestratorLengths_OfASample_CountToTheClosingBrace()
    {
        var sample = new SourceFile("Sample.cs",
        [
            "public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)",
            "{",
            "    if (context.IsReplaying)",
            "    {",
            "    }",
            "}",
            "private static void Next() { }",
        ]);

        Assert.Equal([6], sample.OrchestratorLengths());
    }
}
