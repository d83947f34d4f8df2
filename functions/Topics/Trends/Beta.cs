namespace Automations.Topics.Trends;

/// <summary>The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22).</summary>
internal static class Beta
{
    private const int MostSteps = 500;
    private const double Precision = 1e-12;
    private const double Tiny = 1e-300;

    /// <returns>I_x(a, b): for whole numbers the chance of <paramref name="a"/> or more successes in a+b-1 trials of chance <paramref name="x"/>.</returns>
    public static double Regularised(double x, double a, double b)
    {
        if (a <= 0 || x >= 1)
            return 1;
        if (b <= 0 || x <= 0)
            return 0;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / Away(1 - ((a + b) * x / (a + 1))));
        var value = d;
        for (var step = 1; step <= MostSteps; step++)
        {
            var even = step * (b - step) * x / ((a + (2 * step) - 1) * (a + (2 * step)));
            (d, c) = (1 / Away(1 + (even * d)), Away(1 + (even / c)));
            value *= d * c;
            var odd = -(a + step) * (a + b + step) * x / ((a + (2 * step)) * (a + (2 * step) + 1));
            (d, c) = (1 / Away(1 + (odd * d)), Away(1 + (odd / c)));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
                break;
        }

        return value;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>Stirling's series (DLMF 5.11.1), far enough out that four terms are exact to double precision's needs here.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 12; x++)
            shift += Math.Log(x);
        var inverse = 1 / (x * x);
        var series = (1.0 / 12) - (inverse * ((1.0 / 360) - (inverse * ((1.0 / 1260) - (inverse / 1680)))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - shift;
    }
}
