using Automations.Benchmarks.Topics;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Topics.Compiling;
using Automations.Topics.Intake;
using Automations.Topics.Mapping;
using Automations.Topics.Synonyms;
using Automations.Topics.Weeks;

namespace Automations.Functions.Tests.Topics.Scene;

/// <summary>Notes taken and compiled by the app's own code, with rows in memory.</summary>
internal sealed class Notes
{
    public static readonly IsoWeek Week = new(2027, 10);

    private readonly NoteIntake intake;
    private int number;

    public Notes(Action<FakeRegister>? fill = null)
    {
        Programme = Support.TestProgramme.Create();
        var register = new FakeRegister();
        fill?.Invoke(register);
        intake = new(Store, new CatalogueShelf(new FixedSynonyms(Programme), Programme), new KnownNames(register, TimeProvider.System), new Pseudonyms(WebSettings.Keys()));
    }

    public ProgrammeSettings Programme { get; }

    public MemoryTopicStore Store { get; } = new();

    /// <summary>So many people say it once each.</summary>
    public async Task SayAsync(IsoWeek week, int people, string text, string source = TopicNote.FromQuestions, int first = 0)
    {
        for (var person = first; person < first + people; person++)
            await TakeAsync(new($"note-{number++}", source, "somewhere", week.Monday.AddDays(person % 7), text) { Person = Cast.Id(person) });
    }

    public Task<bool> TakeAsync(TopicNote note) => intake.TakeAsync(note, default);

    /// <summary>Eight weeks in which people speak of OneNote, and of nothing else that matters.</summary>
    public async Task FillWeeksBeforeAsync(string text = "Wo ist mein Notizbuch?", int people = 40)
    {
        for (var before = 8; before >= 1; before--)
        {
            await SayAsync(Week.Plus(-before), people, text);
            await SayAsync(Week.Plus(-before), people, "Wo gibt es heute Mittagessen?");
        }
    }

    public async Task<TopicWeek> CompileAsync(IsoWeek? week = null)
    {
        for (var before = 8; before >= 0; before--)
            while (await new Folding(Store).FoldAsync((week ?? Week).Plus(-before), most: 500, default))
            {
                // until nothing is left
            }

        return await new WeekCompiler(Store, Programme, TimeProvider.System).CompileAsync(week ?? Week, default);
    }

    private sealed class FixedSynonyms(ProgrammeSettings programme) : ISynonyms
    {
        public Task<SynonymVersion> CurrentAsync(CancellationToken cancellation) => Task.FromResult(new SynonymVersion(0, null, null, programme.TopicSynonyms));
    }
}
