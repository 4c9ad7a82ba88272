// Opens pages in a browser, wide and narrow, light and dark, and prints every rule of axe that they break.
const { chromium } = require("playwright-core");

(async () => {
  const [executablePath, ...pages] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  for (const page of pages) {
    for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [360, "light"]]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      const tab = await context.newPage();
      await tab.goto(`file://${page}`);
      await tab.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
      const { violations } = await tab.evaluate(() => axe.run());
      for (const { id, help, nodes } of violations) {
        console.log(`${width} ${colorScheme} ${id}: ${help}: ${nodes[0].html}`);
      }
      const scrolled = await tab.evaluate(() => document.documentElement.scrollWidth);
      if (scrolled > width) {
        console.log(`${width} ${colorScheme} scrolls sideways: ${scrolled}`);
      }
      await context.close();
    }
  }
  await browser.close();
})();
