using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Automations.Architecture.Tests.Conformance;

/// <summary>Which types and members of other assemblies a compiled assembly uses, as written in its metadata.</summary>
internal static class ApiReferences
{
    /// <summary>The signatures of every type and member that <paramref name="user"/> references in <paramref name="providers"/>.</summary>
    public static IReadOnlyList<string> Of(Assembly user, IReadOnlyCollection<Assembly> providers)
    {
        using var file = new PEReader(File.OpenRead(user.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => Resolve(user, handle)).OfType<Type>();
        var members = metadata.MemberReferences.Select(handle => Resolve(user, handle));
        return
        [
            .. types.Where(type => providers.Contains(type.Assembly)).Select(Signatures.TypeLine)
                .Concat(members.Where(member => IsProvided(member, providers)).Select(OfDefinition))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsProvided(MemberInfo member, IReadOnlyCollection<Assembly> providers) =>
        member.DeclaringType is { } owner && providers.Contains(owner.Assembly);

    /// <summary>A reference names an accessor; the lists name the property.</summary>
    private static string OfDefinition(MemberInfo reference)
    {
        var definition = reference.Module.ResolveMember(reference.MetadataToken)!;
        var property = definition is MethodInfo { IsSpecialName: true } accessor ? PropertyOf(accessor) : null;
        return Signatures.OfMember(property ?? definition);
    }

    private static PropertyInfo? PropertyOf(MethodInfo accessor) =>
        accessor.DeclaringType!
            .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .FirstOrDefault(property => property.GetAccessors(nonPublic: true).Contains(accessor));

    /// <summary>
    /// References inside generic code name its type parameters, which are known only in their context; any type stands in
    /// for them, since the definition is compared and not the instance.
    /// </summary>
    private static MemberInfo Resolve(Assembly user, EntityHandle handle)
    {
        var standIns = Enumerable.Repeat(typeof(object), 16).ToArray();
        return user.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle), standIns, standIns)!;
    }
}
