using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Automations.Architecture.Tests.Conformance;

/// <summary>Which types and members of other assemblies a compiled assembly uses, as written in its metadata.</summary>
internal sealed class ApiReferences
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Module _module;
    private readonly MetadataReader _metadata;
    private readonly HashSet<string?> _providers;

    private ApiReferences(Module module, MetadataReader metadata, IEnumerable<Assembly> providers)
    {
        _module = module;
        _metadata = metadata;
        _providers = [.. providers.Select(provider => provider.GetName().Name)];
    }

    /// <summary>The signatures of every type and member that <paramref name="user"/> references in <paramref name="providers"/>.</summary>
    public static IReadOnlyList<string> Of(Assembly user, IEnumerable<Assembly> providers)
    {
        using var file = new PEReader(File.OpenRead(user.Location));
        var references = new ApiReferences(user.ManifestModule, file.GetMetadataReader(), providers);
        return [.. references.Types().Concat(references.Members()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> Types() =>
        from handle in _metadata.TypeReferences
        where IsProvided(handle)
        select Signatures.TypeLine((Type)Resolve(handle));

    private IEnumerable<string> Members() =>
        from handle in _metadata.MemberReferences
        where IsProvided(_metadata.GetMemberReference(handle).Parent)
        select OfDefinition(Resolve(handle));

    private bool IsProvided(EntityHandle type) =>
        type.Kind switch
        {
            HandleKind.TypeReference => IsProvided(_metadata.GetTypeReference((TypeReferenceHandle)type).ResolutionScope),
            HandleKind.TypeSpecification => GenericType((TypeSpecificationHandle)type) is { } generic && IsProvided(generic),
            HandleKind.AssemblyReference => _providers.Contains(_metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type).Name)),
            _ => false,
        };

    private EntityHandle? GenericType(TypeSpecificationHandle handle)
    {
        var signature = _metadata.GetBlobReader(_metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        signature.ReadCompressedInteger(); // class or value type
        return signature.ReadTypeHandle();
    }

    /// <summary>
    /// References inside generic code name its type parameters, which are known only in their context; any type stands in
    /// for them, since the definition is compared and not the instance.
    /// </summary>
    private MemberInfo Resolve(EntityHandle handle)
    {
        var standIns = Enumerable.Repeat(typeof(object), 16).ToArray();
        return _module.ResolveMember(MetadataTokens.GetToken(handle), standIns, standIns)!;
    }

    /// <summary>A reference names an accessor, or how a delegate is made and called; the lists name the property, or the delegate.</summary>
    private static string OfDefinition(MemberInfo reference)
    {
        var definition = reference.Module.ResolveMember(reference.MetadataToken)!;
        var owner = definition.DeclaringType!;
        if (typeof(Delegate).IsAssignableFrom(owner))
        {
            return Signatures.TypeLine(owner);
        }

        var property = definition is MethodInfo { IsSpecialName: true } accessor
            ? owner.GetProperties(Declared).FirstOrDefault(candidate => candidate.GetAccessors(nonPublic: true).Contains(accessor))
            : null;
        return Signatures.OfMember(property ?? definition);
    }
}
