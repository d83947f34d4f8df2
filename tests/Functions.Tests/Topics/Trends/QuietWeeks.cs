namespace Automations.Functions.Tests.Topics.Trends;

/// <summary>
/// Nine weeks in which every topic keeps its share, but nothing is neat: how much is said changes from week to week and falls to a
/// quarter in holidays, mentions come in bunches (gamma-Poisson), and most topics are rare.
/// </summary>
internal sealed class QuietWeeks(int seed, double bunching)
{
    private readonly Random random = new(seed);

    public (int[] Totals, int[][] Topics) Next(int topics, double rises = 1)
    {
        var volume = Math.Exp(3.5 + (3 * random.NextDouble()));
        var weeks = Enumerable.Range(0, 9).Select(week => volume * Math.Exp(0.4 * Normal()) * (week % 5 == 3 ? 0.25 : 1)).ToArray();
        var counts = Enumerable.Range(1, topics).Select(rank => weeks.Select((week, at) => Bunched(week * 0.5 / rank * (rank == 3 && at == 8 ? rises : 1))).ToArray()).ToArray();
        return ([.. weeks.Select((week, at) => Math.Max(Poisson(week * 2), counts.Max(topic => topic[at])))], counts);
    }

    // a Poisson number whose mean is gamma distributed: its variance is (1 + bunching) times its mean
    private int Bunched(double mean) => bunching == 0 ? Poisson(mean) : Poisson(bunching * Gamma(mean / bunching));

    private double Gamma(double shape)
    {
        if (shape < 1)
            return Gamma(shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }

    private int Poisson(double mean)
    {
        if (mean > 200)
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        var (limit, product, count) = (Math.Exp(-mean), 1 - random.NextDouble(), 0);
        for (; product > limit; count++)
            product *= 1 - random.NextDouble();
        return count;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
