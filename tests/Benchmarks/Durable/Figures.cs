using System.Globalization;

namespace Automations.Benchmarks.Durable;

/// <summary>Prints each figure with what is asked of it.</summary>
internal static class Figures
{
    private const int Width = 58;

    public static void Say(string title, FormattableString value, string asked, params string[] details)
    {
        Console.WriteLine($"{title.PadRight(Width)} {value.ToString(CultureInfo.InvariantCulture),18}   ({asked})");
        foreach (var detail in details)
            Console.WriteLine($"    {detail}");
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
