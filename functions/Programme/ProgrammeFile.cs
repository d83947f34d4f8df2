using System.Text.Json;

namespace Automations.Programme;

/// <summary>Reads <c>programme.json</c>. Every field is checked, every problem is reported at once, unknown keys are problems too.</summary>
public static class ProgrammeFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="ProgrammeFileException">The file is missing, is no JSON, or breaks a rule.</exception>
    public static ProgrammeSettings Load(string file)
    {
        if (!File.Exists(file))
            throw new ProgrammeFileException(file, ["it does not exist; the setting Programme:File names it."]);
        return Parse(File.ReadAllText(file), file);
    }

    /// <param name="name">Shown in the message when something is wrong.</param>
    /// <exception cref="ProgrammeFileException">The text is no JSON, or breaks a rule.</exception>
    public static ProgrammeSettings Parse(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var problems = new List<JsonProblem>();
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new ProgrammeFileException(name, ["it must contain one JSON object."]);
            var settings = new ProgrammeReader(new JsonSection(document.RootElement, "", problems)).Read();
            return problems.Count == 0 ? settings : throw new ProgrammeFileException(name, problems.ConvertAll(problem => problem.ToString()));
        }
        catch (JsonException broken)
        {
            throw new ProgrammeFileException(name, [Explain(broken)]);
        }
    }

    private static string Explain(JsonException broken) =>
        broken is { LineNumber: { } line, BytePositionInLine: { } position }
            ? $"it is no valid JSON; the mistake is at line {line + 1}, position {position + 1}, or just before."
            : $"it cannot be used: {broken.Message}";
}
