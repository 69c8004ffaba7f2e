// The page of one library: `/#antd/dialog/journeys` is Ant Design with its form in a dialog, from the bundles for journeys.
const [library, , bundles] = location.hash.slice(1).split('/');
await import(`/bundle/libraries/${bundles}/${library}.js`);
