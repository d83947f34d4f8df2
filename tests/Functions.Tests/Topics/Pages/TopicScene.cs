using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Topics.Picture;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Topics.Pages;
using Automations.Topics.Picture;
using Automations.Topics.Weeks;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Automations.Functions.Tests.Topics.Pages;

/// <summary>The pages of the topics, as somebody sees them.</summary>
internal sealed class TopicScene
{
    private readonly TopicFunctions functions;

    public TopicScene(ITopicWeeks weeks, AddressForm form = AddressForm.Du, params TopicHelp[] help)
    {
        var programme = TestProgramme.Speaking(form);
        var visitors = new TopicVisitors(SignIn.Object, Register, PageProbe.Pages(form));
        functions = new(weeks, new TopicShelf([new FixedHelp(help)]), visitors, PageProbe.Pages(form), programme, Clock);
        Register.Add(Cast.Mira);
        Comes(Cast.Mira.Id);
    }

    public FakeTimeProvider Clock { get; } = new(new(2027, 1, 6, 8, 0, 0, TimeSpan.Zero));

    public FakeRegister Register { get; } = new();

    public Mock<ISignIn> SignIn { get; } = new();

    /// <param name="personId">Null for an application.</param>
    public void Comes(string? personId, params string[] roles) => Is(new SignedInPerson(personId, "Somebody", roles.ToHashSet()));

    public void ComesUnknown() => Is(null);

    public async Task<(int Status, IHtmlDocument Page)> ListAsync(string address = "/topics")
    {
        var request = PageProbe.Get(address, "de");
        return await (await functions.List(request, default)).ReadAsync(request);
    }

    public async Task<(int Status, IHtmlDocument Page)> ShowAsync(string topic, string query = "")
    {
        var request = PageProbe.Get($"/topics/{topic}{query}", "de");
        return await (await functions.Show(request, topic, default)).ReadAsync(request);
    }

    public static TopicHelp Help(TopicHelpKind kind, string title, string? page = null, DateTimeOffset? moment = null) =>
        new()
        {
            Kind = kind,
            Key = title,
            Titles = new Dictionary<string, string> { ["de"] = title, ["en"] = title },
            Page = page,
            Moment = moment,
        };

    private void Is(SignedInPerson? who) => SignIn.Setup(it => it.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(who);

    internal sealed class FixedHelp(params TopicHelp[] help) : ITopicHelp
    {
        public IAsyncEnumerable<TopicHelp> ForAsync(string topic, CancellationToken cancellation) => (topic == "Copilot" ? help : []).ToAsyncEnumerable();
    }
}
