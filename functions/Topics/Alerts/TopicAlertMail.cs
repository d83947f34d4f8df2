using System.Text.Json;
using Automations.Delivery;
using Automations.People;
using Automations.Programme;
using Automations.Topics.Pages;
using Automations.Topics.Picture;
using Automations.Topics.Weeks;
using Automations.Web;
using Microsoft.Extensions.Options;

namespace Automations.Topics.Alerts;

/// <summary>One mail a week to each community manager; the occasion names the week, so that none goes twice.</summary>
internal sealed class TopicAlertMail(IDirectory directory, IOutbox outbox, ProgrammeSettings programme, IOptions<AppOptions> app) : ITopicAlerts
{
    private const string Template = "Topics/TopicsErupted";

    public async Task RaiseAsync(TopicWeek week, IReadOnlyList<Eruption> eruptions, CancellationToken cancellation)
    {
        var managers = await directory.CommunityManagersAsync(cancellation);
        await outbox.QueueManyAsync([.. managers.Select(manager => MessageFor(manager, week.Week, eruptions))], cancellation);
    }

    private MessageIntent MessageFor(Person manager, IsoWeek week, IReadOnlyList<Eruption> eruptions)
    {
        var voice = new Voice(manager.Language, programme.AddressForm);
        var texts = new TopicTexts(voice);
        var view = new TopicsEruptedView(
            NamesOf(eruptions, voice),
            texts.Span(week),
            [.. eruptions.Select(eruption => $"{NameOf(eruption, voice)}: {texts.Count(eruption.Volume)}, {texts.Comparison(MotionOf(eruption), eruption.Change)}")],
            app.Value.AddressOf($"/topics?lang={manager.Language}")
        );
        return new()
        {
            Occasion = $"topics-{programme.Id}-{week}/erupted",
            Workflow = $"topics-{programme.Id}-{week}",
            Recipient = Recipient.Of(manager),
            Template = Template,
            View = JsonSerializer.SerializeToElement(view, ProgrammeJson.Options),
        };
    }

    private static string NamesOf(IReadOnlyList<Eruption> eruptions, Voice voice)
    {
        var names = eruptions.Take(Headline.MostNames).Select(eruption => NameOf(eruption, voice)).ToList();
        if (eruptions.Count > Headline.MostNames)
            names.Add(voice.Say($"{eruptions.Count - Headline.MostNames} weitere", $"{eruptions.Count - Headline.MostNames} more"));
        return TopicTexts.Lists(voice, names);
    }

    private static string NameOf(Eruption eruption, Voice voice) => eruption.TopicId is null ? Headline.Quoted(eruption.Name, voice) : eruption.Name;

    private static Motion MotionOf(Eruption eruption) => eruption.TopicId is null ? Motion.New : Motion.Rising;
}
