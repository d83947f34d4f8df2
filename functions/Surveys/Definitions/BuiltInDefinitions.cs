namespace Automations.Surveys.Definitions;

/// <summary>The definitions in this folder's JSON files, read by the rules that hold for everybody's.</summary>
internal static class BuiltInDefinitions
{
    private const string Prefix = "surveys/";

    public static IReadOnlyDictionary<string, SurveyDefinition> All { get; } = Load();

    private static Dictionary<string, SurveyDefinition> Load()
    {
        var assembly = typeof(BuiltInDefinitions).Assembly;
        var reader = new DefinitionReader(["de", "en"]);
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var (definition, problems) = reader.Read(text.ReadToEnd());
                return definition ?? throw new InvalidOperationException($"{name}: {string.Join(' ', problems)}");
            })
            .ToDictionary(definition => definition.Id);
    }
}
