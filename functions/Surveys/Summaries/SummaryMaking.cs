using Automations.LanguageModel;
using Automations.LanguageModel.Anonymity;
using Automations.People;
using Automations.Programme.Topics;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;

namespace Automations.Surveys.Summaries;

/// <summary>Sums up the texts that results show, without a model, while it is still known who was asked and so whose names may stand in them.</summary>
internal sealed class SummaryMaking(SummaryStore store, Audience audience, ResultReaders readers, ITextGist gist, ILanguageModel model)
{
    /// <summary>Repeating it changes nothing.</summary>
    public async Task MakeAsync(SurveyRun run, SurveyResults results, CancellationToken cancellation)
    {
        List<string>? names = null;
        foreach (var question in SummedUp(results))
        {
            if (await store.FindAsync(run.Id, question.Question, cancellation) is not null)
                continue;
            names ??= await NamesAsync(run, cancellation);
            List<string> texts = [.. Anonymiser.OfEach(question.Texts, names).Select(text => text.Text)];
            var told = await gist.ReadAsync(texts, cancellation);
            if (model.IsSet)
                await store.NoteMaterialAsync(run.Id, question.Question, texts, cancellation);
            var summary = new FreeTextSummary
            {
                Question = question.Question,
                Texts = texts.Count,
                Themes = [.. told.Themes.Select(theme => new SummaryTheme(theme.Name, theme.Texts.Count))],
                Quotes = [.. told.Quotes.Select(quote => quote.Words)],
            };
            await store.AddAsync(run.Id, summary, cancellation);
        }
    }

    public static IEnumerable<QuestionResult> SummedUp(SurveyResults results) =>
        results.Questions.Where(question => question.Texts.Count >= FreeTextSummary.FewestTexts);

    private static string[] NamesOf(Person person) => [person.DisplayName, person.GivenName];

    private async Task<List<string>> NamesAsync(SurveyRun run, CancellationToken cancellation)
    {
        var names = new List<string>();
        for (var page = 0; await audience.PageAsync(run.Id, page, cancellation) is { Count: > 0 } people; page++)
            names.AddRange(people.SelectMany(NamesOf));
        try
        {
            await foreach (var reader in readers.EachAsync(run, cancellation))
                names.AddRange(NamesOf(reader));
        }
        catch (GraphRefusedException)
        {
            // the answers must be deleted now; who reports the results meets the same refusal and says so
        }

        return names;
    }
}
