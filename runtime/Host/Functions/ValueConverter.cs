using System.Globalization;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Functions;

/// <summary>The worker's conversions from trigger metadata: text, Guid and dates have converters, everything else goes through JSON; so numbers pass, enum names do not.</summary>
internal static class ValueConverter
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <exception cref="FunctionInputConverterException">The value does not fit.</exception>
    public static object? Convert(string parameter, object? value, Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        try
        {
            return value switch
            {
                null => null,
                _ when type.IsInstanceOfType(value) => value,
                string text when type == typeof(Guid) => Guid.Parse(text),
                string text when type == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                string text when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
                string text => JsonSerializer.Deserialize(text, type, Json),
                _ => System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidCastException or OverflowException)
        {
            throw new FunctionInputConverterException($"The value of '{parameter}' cannot be converted to {type.Name}.", wrong);
        }
    }

    public static object? FromJson(BinaryData body, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type, Json);
        }
        catch (JsonException wrong)
        {
            throw new FunctionInputConverterException($"The message is no JSON for {type.Name}: {wrong.Message}", wrong);
        }
    }
}
