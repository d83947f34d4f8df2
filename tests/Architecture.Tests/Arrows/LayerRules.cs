using ArchUnitNET.Fluent;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Automations.Architecture.Tests.Arrows;

/// <summary>
/// The arrows between the folders of the function app. A folder is a namespace right below the root; every one that is not
/// shared is a capability, so that a new capability is held to the rules without being listed.
/// </summary>
internal static class LayerRules
{
    private static readonly string[] Shared = ["Delivery", "People", "Programme", "Messages", "Web", "Storage", "LanguageModel"];

    public static IEnumerable<IArchRule> For(string root, IEnumerable<Type> types)
    {
        var folders = types.Select(type => Folder(root, type)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var capabilities = folders.Except(Shared).ToList();
        foreach (var folder in folders)
        {
            var forbidden = capabilities.Where(capability => capability != folder).Select(capability => $"{root}.{capability}").ToList();
            if (forbidden.Count > 0)
            {
                yield return DoesNotDependOn($"{root}.{folder}", forbidden);
            }
        }
    }

    /// <summary>No type in the one namespace, or below it, depends on a type in the others, or below them.</summary>
    public static IArchRule DoesNotDependOn(string from, IEnumerable<string> forbidden) =>
        Types().That().ResideInNamespaceMatching(Below(from))
            .Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching($"({string.Join('|', forbidden.Select(Below))})"))
            .WithoutRequiringPositiveResults();

    private static string Below(string name) => $"^{name.Replace(".", @"\.", StringComparison.Ordinal)}($|\\.)";

    private static string? Folder(string root, Type type) =>
        type.Namespace is { } name && name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : null;
}
