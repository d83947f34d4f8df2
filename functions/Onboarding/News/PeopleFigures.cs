using Automations.People;
using Automations.Programme;
using Automations.Programme.Reports;
using Automations.Web;

namespace Automations.Onboarding.News;

/// <summary>How many take part, how many are new, and how long they had to wait for a yes.</summary>
internal sealed class PeopleFigures(IChampionRegister register, ProgrammeSettings programme) : IReportSource
{
    /// <summary>The time of a few could be told apart.</summary>
    private const int FewestToTime = 5;

    public async Task<IReadOnlyList<ReportFigure>> CollectAsync(ReportMonth month, CancellationToken cancellation)
    {
        var champions = await register.ActiveAsync(cancellation).Where(champion => champion.Since < month.Until).ToListAsync(cancellation);
        var joined = champions.Where(champion => month.Has(champion.Since)).ToList();
        var figures = new List<ReportFigure>
        {
            new(ReportSection.Champions, "champions", programme.InEachLanguage(voice => voice.Say("Aktiv dabei", "Active")), champions.Count, IsCharted: true),
            new(ReportSection.Champions, "champions-new", programme.InEachLanguage(voice => voice.Say("Neu dabei", "New")), joined.Count),
        };
        var waited = joined.Where(champion => champion.SignedUpAt is not null).Select(champion => (champion.Since - champion.SignedUpAt!.Value).TotalDays).Order().ToList();
        if (waited.Count >= FewestToTime)
            figures.Add(new(ReportSection.Answers, "days-to-yes", programme.InEachLanguage(voice => voice.Say("Von der Anmeldung bis zur Zusage (Median)", "From sign-up to yes (median)")), Median(waited), FigureKind.Days, IsCharted: true));
        return figures;
    }

    private static double Median(List<double> ascending) => (ascending[(ascending.Count - 1) / 2] + ascending[ascending.Count / 2]) / 2;
}
