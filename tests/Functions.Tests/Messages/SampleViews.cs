using System.Reflection;

namespace Automations.Functions.Tests.Messages;

/// <summary>A view of every message there is, once with all its values and once with only those it must have.</summary>
internal static class SampleViews
{
    /// <summary>The view records, by the template they belong to.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } =
        typeof(Automations.Onboarding.WelcomeView)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("View", StringComparison.Ordinal) && type is { IsClass: true, IsAbstract: false } && !IsShared(type))
            .ToDictionary(type => $"{type.Namespace!.Split('.')[1]}/{type.Name[..^"View".Length]}");

    public static object Create(Type view, bool isFull, string role = "Champion")
    {
        var constructor = view.GetConstructors().Single(candidate => candidate.GetParameters() is not [{ } only] || only.ParameterType != view);
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter, isFull, role))]);
    }

    private static bool IsShared(Type type) => type.Namespace!.StartsWith("Automations.Messages", StringComparison.Ordinal);

    private static object? Value(ParameterInfo parameter, bool isFull, string role)
    {
        var isOptional =
            new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
        if (isOptional && !isFull)
            return null;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type switch
        {
            _ when parameter.Name == "Role" => role,
            _ when parameter.Name == "Step" => "Accompanied",
            _ when type == typeof(string) => $"{parameter.Name}-Wert",
            _ when type == typeof(Uri) => new Uri($"https://lotsen.example/{parameter.Name}"),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2027, 1, 5, 8, 0, 0, TimeSpan.Zero),
            _ when type == typeof(int) => 30,
            _ when type == typeof(bool) => isFull,
            _ when type == typeof(IReadOnlyList<string>) => isFull ? new[] { "Teams", "OneNote", "Planner" } : [],
            _ => throw new NotSupportedException($"A sample of {type} for {parameter.Name} is missing."),
        };
    }
}
