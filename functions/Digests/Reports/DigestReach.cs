using Automations.Digests.Editions;
using Automations.Programme;
using Automations.Programme.Reports;
using Automations.Web;

namespace Automations.Digests.Reports;

/// <summary>Whom the digests reached.</summary>
internal sealed class DigestReach(EditionTable editions, ProgrammeSettings programme) : IReportSource
{
    public async Task<IReadOnlyList<ReportFigure>> CollectAsync(ReportMonth month, CancellationToken cancellation)
    {
        var published = (await editions.AllAsync(cancellation)).Where(edition => edition.PublishedAt is { } at && edition.IsPublished && month.Has(at)).ToList();
        return published.Count == 0
            ? []
            :
            [
                new(ReportSection.Reach, "digests", programme.InEachLanguage(voice => voice.Say("Erschienene Digests", "Digests published")), published.Count),
                new(ReportSection.Reach, "digest-readers", programme.InEachLanguage(voice => voice.Say("Menschen, die den Digest bekommen", "People who get the digest")), published.Max(edition => edition.Recipients), IsCharted: true),
                new(ReportSection.Reach, "digest-mails", programme.InEachLanguage(voice => voice.Say("Digest-Mails zusammen", "Digest mails in all")), published.Sum(edition => edition.Recipients)),
            ];
    }
}
